package parley.account;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How often a door may be tried.
 *
 * @param failuresPerAccount wrong passwords for one username from one address in half an hour; twenty times as many from
 *     all addresses together
 * @param failuresPerAddress wrong passwords from one address in five minutes
 * @param registrationsPerAddress new accounts from one address in an hour
 * @param guestRequestsPerAddress what guests may ask from one address in a minute, where they are let in
 * @param sessionsPerUser how often a user may sign in, and each of their sessions be renewed, in an hour
 * @param failuresWritten failed sign-ins that this node writes into the audit in an hour
 */
@ConfigurationProperties("parley.limits")
record AccountLimits(
        @Bindable(defaultValue = "5") long failuresPerAccount,
        @Bindable(defaultValue = "25") long failuresPerAddress,
        @Bindable(defaultValue = "60") long registrationsPerAddress,
        @Bindable(defaultValue = "240") long guestRequestsPerAddress,
        @Bindable(defaultValue = "200") long sessionsPerUser,
        @Bindable(defaultValue = "1000") long failuresWritten) {}
