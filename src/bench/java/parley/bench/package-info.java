/** Measures Parley as an operator runs it: no part of the tests, and nothing here asserts a time. */
package parley.bench;
