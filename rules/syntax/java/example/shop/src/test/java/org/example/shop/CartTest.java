package org.example.shop;

import org.junit.jupiter.api.Test;

class CartTest {
    @Test
    void empty() { new Cart(); new Helper(); }
}
