package org.example

trait Named
