namespace Soc.Sigma.Engine;

/// <summary>Takes the keys of literals that were found; a struct, so that the call costs nothing.</summary>
internal interface IFound
{
    void Key(int key);
}
