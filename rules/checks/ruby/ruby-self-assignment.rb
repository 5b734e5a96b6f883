def set(name)
  # ruleid: ruby-self-assignment
  @name = @name
  # ruleid: ruby-self-assignment
  name = name
  # ok: ruby-self-assignment
  @name = name
  # ok: ruby-self-assignment
  @name ||= name
end
