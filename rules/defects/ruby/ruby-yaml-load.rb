class Reader
  def read(text)
    # ruleid: ruby-yaml-load
    a = YAML.load(text)
    # ruleid: ruby-yaml-load
    b = Marshal.load(text)
    # ok: ruby-yaml-load
    c = YAML.safe_load(text)
    # ok: ruby-yaml-load
    d = Marshal.load(Marshal.dump(c))
    [a, b, c, d]
  end
end
