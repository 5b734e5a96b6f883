require "nokogiri"

class Reader
  def read(text)
    # ruleid: ruby-xml-external-entities
    a = Nokogiri::XML(text) { |config| config.noent }
    # ruleid: ruby-xml-external-entities
    b = Nokogiri::XML(text, nil, nil, Nokogiri::XML::ParseOptions::NOENT)
    # ok: ruby-xml-external-entities
    c = Nokogiri::XML(text)
    # ok: ruby-xml-external-entities
    d = Nokogiri::XML(text) { |config| config.strict.nonet }
    [a, b, c, d]
  end
end
