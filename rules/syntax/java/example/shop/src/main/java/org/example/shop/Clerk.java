package org.example.shop;

@interface Audited { Class<?> by(); }

class Clerk { static void call() { } }
