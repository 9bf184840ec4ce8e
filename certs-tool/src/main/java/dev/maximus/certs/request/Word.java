package dev.maximus.certs.request;

/** A single value as it is written, and where. */
record Word(String text, Place place) {}
