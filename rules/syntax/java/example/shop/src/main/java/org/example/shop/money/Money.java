package org.example.shop.money;

public class Money {
    public static final int ZERO = 0;

    public enum Currency { EURO }
}
