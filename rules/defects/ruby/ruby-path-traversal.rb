class FilesController < ApplicationController
  ROOT = "/srv/files"

  def show
    # ruleid: ruby-path-traversal
    send_file(File.join(ROOT, params[:name]))
    name = params[:name]
    # ruleid: ruby-path-traversal
    text = File.read("#{ROOT}/#{name}")
    # ruleid: ruby-path-traversal
    FileUtils.rm_rf("/srv/tmp/" + name)
    # ok: ruby-path-traversal
    send_file(File.join(ROOT, File.basename(name)))
    full = File.expand_path(name, ROOT)
    return head(:forbidden) unless full.start_with?(ROOT + "/")

    # ok: ruby-path-traversal
    send_file(full)
    render plain: text
  end
end
