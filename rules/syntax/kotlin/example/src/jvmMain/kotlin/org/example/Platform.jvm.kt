package org.example

actual fun platform(): String = Legacy.name()
