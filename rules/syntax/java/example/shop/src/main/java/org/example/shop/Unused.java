package org.example.shop;

class Unused { Unused() { Clerk.call(); } }
