def f(name)
  # ruleid: ruby-timeout-open-uri
  open(name)
  # ruleid: ruby-timeout-open-uri
  open(params[:file])
  # ok: ruby-timeout-open-uri
  File.open(name)
  # ok: ruby-timeout-open-uri
  open("fixed.txt")
end
