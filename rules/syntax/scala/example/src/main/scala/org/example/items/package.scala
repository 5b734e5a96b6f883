package org.example

package object items {
  type Price = BigDecimal
}
