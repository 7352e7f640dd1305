/** The four plain endpoints: {@code /register} and {@code /token} are in {@code ..api.account}, the other two here. */
package io.whisperrest.api.classic;
