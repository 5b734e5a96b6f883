package org.example.data

import org.example.missing.Gone
import org.example.data.Lost

interface Store {
    val kind: Kind
}
