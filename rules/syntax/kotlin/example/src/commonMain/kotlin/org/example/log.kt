package org.example

internal fun log(text: String) = println(text)
