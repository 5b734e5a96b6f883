package org.example.shop.tax;

public record Rate(int percent) { }
