package org.example

import kotlin.test.Test

class AppTest {
    @Test
    fun runs() = App(FakeStore()).run()
}
