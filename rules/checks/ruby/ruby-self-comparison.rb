def same(a, b)
  # ruleid: ruby-self-comparison
  return true if a == a
  # ruleid: ruby-self-comparison
  return true if a.x == a.x
  # ok: ruby-self-comparison
  return true if a == b
  # ok: ruby-self-comparison
  a.x == b.x
end
