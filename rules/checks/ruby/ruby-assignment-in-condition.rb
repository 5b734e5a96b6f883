def f(state)
  # ruleid: ruby-assignment-in-condition
  if state = 1
    run
  end
  # ruleid: ruby-assignment-in-condition
  stop if state = :done
  # ok: ruby-assignment-in-condition
  if state == 1
    run
  end
  # ok: ruby-assignment-in-condition
  if (m = find(state))
    use(m)
  end
end
