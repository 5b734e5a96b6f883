package org.example

fun main() {
    log(platform())
}
