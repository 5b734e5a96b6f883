package org.example.shop;

class Helper { }
