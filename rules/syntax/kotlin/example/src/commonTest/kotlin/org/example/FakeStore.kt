package org.example

import org.example.data.Kind
import org.example.data.Store

class FakeStore(override val kind: Kind = Kind.OPEN) : Store
