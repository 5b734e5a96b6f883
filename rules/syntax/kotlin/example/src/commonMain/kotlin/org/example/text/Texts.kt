package org.example.text

fun String.shout() = uppercase()
