def f(x)
  if x
    return 1
    # ruleid: ruby-unreachable-code
    x += 1
  end
  return 2
  # ruleid: ruby-unreachable-code
  close
end

def g(x)
  # ok: ruby-unreachable-code
  return 1 if x
  # ok: ruby-unreachable-code
  close
end
