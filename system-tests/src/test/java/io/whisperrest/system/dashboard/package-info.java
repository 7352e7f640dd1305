/** The dashboard as people meet it: its pages from both hosts, its flows in a real browser. */
package io.whisperrest.system.dashboard;
