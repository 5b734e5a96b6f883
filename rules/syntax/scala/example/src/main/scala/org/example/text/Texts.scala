package org.example.text

object Texts
