using Soc.Sigma.Detections;
using Soc.Sigma.Expressions;
using Soc.Sigma.Yaml;

namespace Soc.Sigma.Rules;

/// <summary>Reads one document into a rule.</summary>
internal sealed class RuleReader(string path, YamlMap document, ErrorList errors, SigmaLoadOptions options)
{
    /// <summary>Null when anything in the document is wrong; the reasons are then in the error list.</summary>
    public SigmaRule? Read()
    {
        var before = errors.Count;
        var metadata = Metadata.Read(path, document, errors);
        var logSource = LogSourceReader.Read(document, errors);
        var fields = new Attributes(document, errors).Texts("fields");
        var expression = Detection();
        return errors.Count == before ? new SigmaRule(metadata, logSource, fields, expression!) : null;
    }

    private Expression? Detection()
    {
        if (document["detection"] is YamlMap detection)
        {
            return new DetectionReader(detection, errors, options).Read();
        }

        errors.Add(document["detection"]?.Line ?? document.Line, "A rule needs a detection with searches and a condition.");
        return null;
    }
}
