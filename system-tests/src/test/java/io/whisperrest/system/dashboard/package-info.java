/** The dashboard from the user's side: its pages from both hosts, its flows in a real browser. */
package io.whisperrest.system.dashboard;
