namespace Soc.Sigma;

/// <summary>Collects what is wrong with one source, so that reading goes on and finds the next mistake too.</summary>
internal sealed class ErrorList(string path)
{
    private readonly List<SigmaError> errors = [];

    public int Count => errors.Count;

    public IReadOnlyList<SigmaError> All => errors;

    public void Add(int line, string reason) => errors.Add(new SigmaError(path, line, reason));
}
