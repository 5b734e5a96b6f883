package org.example.shop;

/** Cart has a Line of its own. */
class Line { }
