package org.example.shop;

/** Cart names that of java.util by its whole name. */
class Optional { }
