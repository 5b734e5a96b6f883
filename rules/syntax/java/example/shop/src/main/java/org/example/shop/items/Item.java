package org.example.shop.items;

public interface Item { Object SOURCE = Shelf.TOP; }
