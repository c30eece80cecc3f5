/** Files and pictures: uploading, serving to those who may read the message, sweeping. */
@NullMarked
package parley.attachment;

import org.jspecify.annotations.NullMarked;
