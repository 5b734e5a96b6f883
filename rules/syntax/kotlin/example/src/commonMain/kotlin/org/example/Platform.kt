package org.example

expect fun platform(): String
