class A
  # ruleid: ruby-infinite-recursion
  def name
    self.name
  end

  # ruleid: ruby-infinite-recursion
  def size(x)
    size(x)
  end

  # ok: ruby-infinite-recursion
  def title
    @title
  end

  # ok: ruby-infinite-recursion
  def length(x)
    size(x)
  end
end
