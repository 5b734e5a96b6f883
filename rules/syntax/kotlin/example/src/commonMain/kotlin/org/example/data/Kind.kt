package org.example.data

enum class Kind { OPEN, CLOSED }

object Cleaner {
    fun clean() {}
}
