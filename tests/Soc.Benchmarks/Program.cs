using Soc.Benchmarks;

if (args is ["sigma", .. var rest])
{
    return SigmaBenchmark.Run(SigmaBenchmarkOptions.Read(rest));
}

Console.Error.WriteLine("Usage: Soc.Benchmarks sigma [--rules DIR] [--events FILE] [--records N] [--counts N,N,…] [--seed N] [--rounds N]");
return 2;
