package org.example;

import org.example.text.TextsKt;

public class Legacy {
    static String name() { return TextsKt.shout("jvm"); }
}
