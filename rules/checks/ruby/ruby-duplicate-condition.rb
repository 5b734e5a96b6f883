def f(n)
  if n == 1
    a
  # ruleid: ruby-duplicate-condition
  elsif n == 1
    b
  end
  if n == 3
    a
  elsif n == 2
    b
  # ruleid: ruby-duplicate-condition
  elsif n == 2
    c
  end
  if n == 1
    a
  # ok: ruby-duplicate-condition
  elsif n == 2
    b
  # ok: ruby-duplicate-condition
  elsif n == 3
    c
  end
end
