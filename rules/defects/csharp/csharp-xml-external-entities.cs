using System.Xml;

public class Reader
{
    public void Read(Stream s)
    {
        var settings = new XmlReaderSettings();
        // ruleid: csharp-xml-external-entities
        settings.DtdProcessing = DtdProcessing.Parse;
        var doc = new XmlDocument();
        // ruleid: csharp-xml-external-entities
        doc.XmlResolver = new XmlUrlResolver();
        var good = new XmlReaderSettings();
        // ok: csharp-xml-external-entities
        good.DtdProcessing = DtdProcessing.Prohibit;
        // ok: csharp-xml-external-entities
        doc.XmlResolver = null;
    }
}
