def a
  run
  # ruleid: ruby-rescue-exception
rescue Exception => e
  log(e)
end

def b
  begin
    run
    # ruleid: ruby-rescue-exception
  rescue Exception
    log("failed")
  end
end

def c
  run
  # ok: ruby-rescue-exception
rescue StandardError => e
  log(e)
end

def d
  run
  # ok: ruby-rescue-exception
rescue Exception => e
  log(e)
  raise
end
