namespace Soc.Sigma;

/// <summary>Collects what is wrong with one source, so that reading goes on and finds the next mistake too.</summary>
internal sealed class ErrorList(string path, bool strict = false)
{
    private readonly List<SigmaError> errors = [];

    public int Count => errors.Count;

    public IEnumerable<SigmaError> ByLine => errors.OrderBy(error => error.Line);

    public void Add(int line, string reason) => errors.Add(new SigmaError(path, line, reason));

    public void AddIfStrict(int line, string reason)
    {
        if (strict)
        {
            Add(line, reason);
        }
    }
}
