package org.example.shop.money;

public class Rounding { }
