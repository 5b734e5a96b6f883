package org.example

import kotlinx.coroutines.delay
import org.example.data.*
import org.example.text.shout
import org.example.text.Style as Look

class App(private val store: Store) : Runnable {
    private val look: Look? = null

    override fun run() {
        log("start".shout())
        println(platform())
        org.example.data.Cleaner.clean()
        val picked = Kind.OPEN
    }
}
