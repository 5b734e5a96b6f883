package org.example.text

class Style
