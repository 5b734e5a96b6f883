package org.example.shop.other;

class Named { }
