package org.example.shop;

/** Of another module: tests of the shop have one of their own. */
class Helper { Base<?> base; }
