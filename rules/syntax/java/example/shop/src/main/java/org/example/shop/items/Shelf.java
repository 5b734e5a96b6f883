package org.example.shop.items;

class Shelf { static final int TOP = 1; }
