def a
  run
  # ruleid: ruby-swallowed-error
rescue
end

def b
  begin
    run
    # ruleid: ruby-swallowed-error
  rescue StandardError
  end
end

def c
  run
  # ok: ruby-swallowed-error
rescue Errno::ENOENT
end

def d
  run
  # ok: ruby-swallowed-error
rescue StandardError => e
  logger.warn(e)
end
