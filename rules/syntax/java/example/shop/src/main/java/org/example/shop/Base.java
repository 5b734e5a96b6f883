package org.example.shop;

abstract class Base<T> { }
